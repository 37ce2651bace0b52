"""Pictures as SVG text, made from numbers; no picture knows a model.

Every picture carries its text alternative in `aria-label`, takes its colours from CSS variables (`palette`), and holds
no id, no style attribute and no outside reference, so that it can stand many times on a page with a strict security
policy, in JupyterLab, and on paper.
"""
