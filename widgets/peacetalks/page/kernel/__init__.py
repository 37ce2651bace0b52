"""The Python side of the page kernel: a small Jupyter kernel for one web worker.

`start` prepares the interpreter before `ipywidgets` is imported; `Kernel` then opens explorations, carries comm
messages, and captures what they display. It needs nothing but `ipywidgets` and the standard library.
"""
