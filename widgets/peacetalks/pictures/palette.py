"""The colours of all pictures: names of CSS variables with fall-backs for a page that defines none.

The book's stylesheet defines the variables for its light and dark themes; in JupyterLab the fall-backs take the
theme's own text and page colours. Side A is blue, side B orange, told apart by colour-blind eyes too; no picture says
anything by colour alone.
"""

INK = "var(--pt-ink, var(--jp-content-font-color1, #1b1f24))"
MUTED = "var(--pt-muted, var(--jp-content-font-color2, #57606a))"
PAPER = "var(--pt-paper, var(--jp-layout-color1, #ffffff))"
LINE = "var(--pt-line, var(--jp-border-color1, #8c959f))"
HAIR = "var(--pt-hair, var(--jp-border-color2, #d5dae0))"
A = "var(--pt-a, #2f6fb3)"
B = "var(--pt-b, #b8540f)"
RANGE = "var(--pt-range, #1d8256)"
WAR = "var(--pt-war, #b3382f)"
C = "var(--pt-c, #5a5a5a)"
GUESS = "var(--pt-guess, #7b4fb5)"
