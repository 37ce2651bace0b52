# ruff: noqa: E741 - `l` is the letter of the model that uses this
r"""Two quantities that drive each other: how a difference between two runs grows, exactly.

The difference :math:`z = (x, y)` obeys :math:`dz/dt = M z` with :math:`M` as in `arms_race` and no coefficient below
zero. The rates of growth are the eigenvalues of :math:`M`, real because :math:`k l \ge 0`:

.. math::

    -\frac{a + b}{2} \pm d, \qquad d = \sqrt{\left(\frac{a - b}{2}\right)^2 + k l}

The fast one, :math:`\rho`, is never above zero. Their product is the margin :math:`m = a b - k l`; hence the slow one
is :math:`\sigma = m / \rho`, which does not cancel. :math:`p = \sigma + b` and :math:`q = \sigma + a` are not below
zero, :math:`p q = k l` and :math:`p + q = 2 d`. With them the growth :math:`E(t) = e^{M t}` and its integral
:math:`J(t)` from 0 to :math:`t` are one and the same mixture

.. math::

    \begin{pmatrix} (p f_1 + q f_2) / (2 d) & k f_{12} \\ l f_{12} & (q f_1 + p f_2) / (2 d) \end{pmatrix}, \qquad
    f_{12} = \frac{f_1 - f_2}{2 d},

of :math:`f_1 = e^{\sigma t}` and :math:`f_2 = e^{\rho t}`, or of the integrals of these two. Nothing in it is negative,
and only :math:`f_{12}` can cancel: when the two rates are near each other.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

Matrix = tuple[float, float, float, float]
"""Two rows of two numbers, one row after the other."""


@dataclass(frozen=True)
class LinearPair:
    """The pair with given coefficients, each at least 0.

    Attributes
    ----------
    k, l
        :math:`k`, :math:`l`: how strongly each quantity drives the other: `k` is in the rate of x, `l` in that of y.
    a, b
        :math:`a`, :math:`b`: how strongly each holds itself back.
    """

    k: float
    l: float
    a: float
    b: float

    @property
    def margin(self) -> float:
        """`a b - k l`: above zero, differences fade; below, they grow."""
        return self.a * self.b - self.k * self.l

    @cached_property
    def half_gap(self) -> float:
        """Half the difference of the two rates, the `d` above."""
        return math.hypot((self.a - self.b) / 2, math.sqrt(self.k * self.l))

    @cached_property
    def fast(self) -> float:
        """The rate that is never above zero."""
        return -(self.a + self.b) / 2 - self.half_gap

    @cached_property
    def slow(self) -> float:
        """The rate that decides in the end."""
        return self.margin / self.fast if self.margin else 0.0

    @cached_property
    def slow_plus_a(self) -> float:
        """The `q` above."""
        return self._half_gap_plus((self.a - self.b) / 2)

    @cached_property
    def slow_plus_b(self) -> float:
        """The `p` above."""
        return self._half_gap_plus((self.b - self.a) / 2)

    def _half_gap_plus(self, difference: float) -> float:
        larger = abs(difference) + self.half_gap
        if difference >= 0 or larger == 0:
            return larger
        return self.k * self.l / larger

    def growth(self, t: float) -> Matrix:
        """Return `E(t)`: what a difference becomes after the time `t`, at least 0."""
        of_slow = math.exp(self.slow * t)
        of_both = of_slow * t * _mean_growth(-2 * self.half_gap * t)
        return self._mixture(of_slow, math.exp(self.fast * t), of_both)

    def accumulated_growth(self, t: float) -> Matrix:
        """Return `J(t)`, the integral of `E` from 0 to the time `t`, at least 0."""
        slow, fast, gap = self.slow * t, self.fast * t, 2 * self.half_gap * t
        of_both = t * t * _difference_of_means(slow, gap)
        return self._mixture(t * _mean_growth(slow), t * _mean_growth(fast), of_both)

    @cached_property
    def _weights(self) -> tuple[float, float]:
        """`p / (2 d)` and `q / (2 d)`; the lesser is divided out, so that they add up to 1 without rounding."""
        if self.half_gap == 0:
            return 0.5, 0.5  # there is one rate only, and any weights do
        if self.a > self.b:
            lesser = self.slow_plus_b / (2 * self.half_gap)
            return lesser, 1 - lesser
        lesser = self.slow_plus_a / (2 * self.half_gap)
        return 1 - lesser, lesser

    def _mixture(self, of_slow: float, of_fast: float, of_both: float) -> Matrix:
        p, q = self._weights
        return p * of_slow + q * of_fast, self.k * of_both, self.l * of_both, q * of_slow + p * of_fast


def _mean_growth(z: float) -> float:
    """Return the mean of `exp` from 0 to `z`, `(exp(z) - 1) / z`."""
    return math.expm1(z) / z if z else 1.0


def _difference_of_means(u: float, gap: float) -> float:
    """Return `(_mean_growth(u) - _mean_growth(v)) / gap`, where `v = u - gap <= 0`, also where the difference cancels.

    If both are well below zero it is written as `(1 - exp(u) (1 - u _mean_growth(-gap))) / (u v)`. If they are near
    each other and near zero it is summed as the power series whose nth term is
    `(u**n + u**(n-1) v + ... + v**n) / (n + 2)!`; with `|v| <= 1.5` the 24th is below 1e-20.
    """
    v = u - gap
    if u <= -1:
        return (1 - math.exp(u) * (1 - u * _mean_growth(-gap))) / (u * v)
    if gap >= 0.5:
        return (_mean_growth(u) - _mean_growth(v)) / gap
    total, powers, power_of_v, factorial = 0.5, 1.0, 1.0, 2.0
    for n in range(1, 24):
        power_of_v *= v
        powers = u * powers + power_of_v
        factorial *= n + 2
        total += powers / factorial
    return total
