#!/usr/bin/env Rscript
# Writes Tests/ImpactTests/ReferenceData/synthesis.json: pooled effects by metafor, and power by pwr and by base R.
#
# Needs R with metafor and pwr (Debian: r-base-core r-cran-metafor r-cran-pwr).
# Usage: script/reference/synthesis.R > Tests/ImpactTests/ReferenceData/synthesis.json
suppressMessages({library(metafor); library(pwr)})

number <- function(x) if (length(x) == 1) sprintf("%.17g", x) else sprintf("[%s]", paste(sprintf("%.17g", x), collapse = ", "))
object <- function(...) {
  parts <- list(...)
  sprintf("{%s}", paste(sprintf('"%s": %s', names(parts), sapply(parts, function(x) if (is.character(x)) x else number(x))), collapse = ", "))
}
rows <- function(name, list) cat(sprintf('"%s": [\n  %s\n]', name, paste(list, collapse = ",\n  ")))
solve <- function(f, low, high) uniroot(f, c(low, high), tol = 1e-13)$root

pooled <- function(name, g, v) {
  hk <- rma(g, v, method = "DL", test = "knha")
  z <- rma(g, v, method = "DL")
  adhoc <- rma(g, v, method = "DL", test = "adhoc")
  fixed <- rma(g, v, method = "FE")
  half <- qt(0.975, length(g) - 2) * sqrt(z$tau2 + z$se^2)
  object(name = sprintf('"%s"', name), g = g, variance = v, estimate = z$b[1], ci_hk = c(hk$ci.lb, hk$ci.ub),
    ci_hk_cautious = c(adhoc$ci.lb, adhoc$ci.ub), ci_normal = c(z$ci.lb, z$ci.ub),
    prediction_interval = z$b[1] + c(-half, half), tau2 = z$tau2, q = z$QE,
    i2_pct = max(0, 100 * (z$QE - (length(g) - 1)) / z$QE), fixed_estimate = fixed$b[1])
}

morris_g <- c(0.76840, 0.80096, 1.20452, 1.04764, 0.43890)
morris_v <- c(0.11342, 0.03496, 0.14248, 0.06812, 0.16339)
syntheses <- c(
  pooled("four studies", c(.10, .30, .35, .60), c(.03, .02, .05, .04)),
  pooled("Morris 2008", morris_g, morris_v),
  pooled("three that agree", c(.21, .20, .22), c(.04, .02, .09)),
  pooled("three that differ", c(-.4, .9, .1), c(.01, .02, .015)),
  pooled("twelve", seq(-0.2, 0.9, 0.1), 0.02 + 0.01 * (1:12 %% 4)))

# The exact power of a two-sided t test at 5%, both tails.
power_t <- function(ncp, df) {
  point <- qt(0.975, df)
  pt(point, df, ncp, lower.tail = FALSE) + pt(-point, df, ncp)
}
groups <- function(nt, nc, r = NA, kt = NA, kc = NA, rho = NA, power = 0.8) {
  units <- if (is.na(kt)) nt + nc else kt + kc
  deff <- if (is.na(kt)) 1 else 1 + ((nt + nc) / units - 1) * rho
  df <- units - ifelse(is.na(r), 2, 3)
  se <- sqrt((1 / nt + 1 / nc) * (1 - ifelse(is.na(r), 0, r)^2) * deff)
  d <- solve(function(d) power_t(d / se, df) - power, 1e-6, 60)
  # Where pwr has the same case, it must agree.
  if (is.na(r) && is.na(kt)) stopifnot(abs(pwr.t2n.test(n1 = nt, n2 = nc, power = power)$d - d) < 1e-4)
  object(n_t = nt, n_c = nc, r = if (is.na(r)) "null" else r, k_t = if (is.na(kt)) "null" else kt,
    k_c = if (is.na(kc)) "null" else kc, rho = if (is.na(rho)) "null" else rho, power = power, df = df, design_effect = deff,
    effect = d)
}
group_rows <- c(
  groups(30, 30), groups(8, 8), groups(2, 2), groups(12, 40), groups(60, 60, power = 0.9), groups(3000, 2500),
  groups(30, 30, r = 0.7), groups(25, 31, r = 0.85), groups(100, 100, kt = 4, kc = 4, rho = 0.15),
  groups(250, 225, r = 0.6, kt = 10, kc = 9, rho = 0.2), groups(50, 50, kt = 2, kc = 2, rho = 0.05))

change <- function(n, r, power = 0.8) {
  dz <- solve(function(d) power_t(d * sqrt(n), n - 1) - power, 1e-6, 200)
  stopifnot(n < 3 || abs(pwr.t.test(n = n, power = power, type = "paired")$d - dz) < 1e-4)
  object(n = n, r = r, power = power, d_z = dz, effect = dz * sqrt(2 * (1 - r)))
}
change_rows <- c(change(2, 0.5), change(10, 0.5), change(16, 0.7), change(30, 0.85), change(120, 0.3, 0.9), change(1000, 0.9))

share <- function(nt, nc, p, power = 0.8) {
  h <- solve(function(h) pwr.2p2n.test(h = h, n1 = nt, n2 = nc)$power - power, 1e-6, 6)
  up <- asin(sqrt(p)) + h / 2
  down <- asin(sqrt(p)) - h / 2
  object(n_t = nt, n_c = nc, start = p, power = power, h = h,
    rise_pp = if (up <= pi / 2) 100 * (sin(up)^2 - p) else "null", fall_pp = if (down >= 0) 100 * (p - sin(down)^2) else "null")
}
share_rows <- c(share(30, 30, 0.5), share(100, 80, 0.2), share(400, 400, 0.75), share(12, 12, 0.9), share(50, 50, 0.05, 0.9))

# The same people twice; leaving NA: as many as if answers after had nothing to do with those before.
same <- function(n, p, expected, power = 0.8) {
  away <- function(d) if (is.na(expected)) p * (1 - p - d) else expected
  f <- function(d) {
    moving <- d + 2 * away(d)
    pnorm((d * sqrt(n) - qnorm(0.975) * sqrt(moving)) / sqrt(moving - d^2)) - power
  }
  d <- solve(f, 1e-9, 1 - p - ifelse(is.na(expected), 0, expected) - 1e-9)
  leaving <- away(d)
  # The power of the mid-p test itself, over all tables that could arise: near the power asked for.
  gained <- d + leaving
  exact <- 0
  for (b in 0:n) for (c in 0:(n - b)) {
    weight <- dmultinom(c(b, c, n - b - c), prob = c(gained, leaving, 1 - gained - leaving))
    k <- min(b, c)
    p_mid <- if (b == c) 1 else 2 * pbinom(k, b + c, 0.5) - dbinom(k, b + c, 0.5)
    if (p_mid <= 0.05) exact <- exact + weight
  }
  object(n = n, start = p, leaving = if (is.na(expected)) "null" else expected, power = power, rise_pp = 100 * d, mid_p_power = exact)
}
same_rows <- c(same(40, 0.4, 0.05), same(80, 0.3, 0.1), same(150, 0.6, 0.08, 0.9), same(60, 0.25, 0.02),
  same(60, 0.4, NA), same(30, 0.3, NA), same(120, 0.75, NA, 0.9), same(50, 0.4, 0))

least <- function(f, power) {
  n <- 2
  while (f(n) < power) n <- n + 1
  n
}
needed_rows <- c(sapply(list(c(0.5, NA), c(0.2, NA), c(0.3, 0.7), c(1.5, NA)), function(x) {
  r <- ifelse(is.na(x[2]), 0, x[2])
  n <- least(function(n) power_t(x[1] / sqrt(2 / n * (1 - r^2)), 2 * n - ifelse(is.na(x[2]), 2, 3)), 0.8)
  if (is.na(x[2])) stopifnot(n == ceiling(pwr.t.test(d = x[1], power = 0.8)$n))
  object(kind = '"groups"', effect = x[1], r = if (is.na(x[2])) "null" else x[2], n_each = n)
}), sapply(list(c(0.5, 0.5), c(0.3, 0.8)), function(x) {
  n <- least(function(n) power_t(x[1] / sqrt(2 * (1 - x[2])) * sqrt(n), n - 1), 0.8)
  object(kind = '"change"', effect = x[1], r = x[2], n_each = n)
}), sapply(list(c(0.5, 0.7), c(0.2, 0.35)), function(x) {
  n <- ceiling(pwr.2p.test(h = ES.h(x[2], x[1]), power = 0.8)$n)
  object(kind = '"shares"', start = x[1], end = x[2], n_each = n)
}), sapply(list(c(0.4, 25, 0.15), c(0.3, 20, 0.05)), function(x) {
  k <- least(function(k) power_t(x[1] / sqrt(2 / (k * x[2]) * (1 + (x[2] - 1) * x[3])), 2 * k - 2), 0.8)
  object(kind = '"clusters"', effect = x[1], size = x[2], rho = x[3], clusters_each = k, n_each = k * x[2])
}))

cat(sprintf('{"note": "R %s, metafor %s, pwr %s",\n', getRversion(), packageVersion("metafor"), packageVersion("pwr")))
rows("pooled", syntheses); cat(",\n")
rows("groups", group_rows); cat(",\n")
rows("change", change_rows); cat(",\n")
rows("shares", share_rows); cat(",\n")
rows("same_people", same_rows); cat(",\n")
rows("needed", needed_rows); cat("}\n")
