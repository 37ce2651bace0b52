"""Makes the worker's one kernel. Importing this module is the start of Python in the page.

The memory snapshot is taken after this import, so whatever is imported here costs a reader nothing. Explorations
are imported too; what they read from files they must read at import, since a restored interpreter has no package files.
"""

from peacetalks.page.kernel.kernel import Kernel

kernel = Kernel()

from peacetalks import explorations  # noqa: E402  (the kernel must stand before ipywidgets is imported)

for _id in explorations.IDS:
    explorations.load(_id)
