## ref_optimizers: one step of an optimiser on one array, as the papers write it.
## STATE is {} before step T = 1; H has the numbers under the names of optimizer's
## options, and Convention: "course", "torch", "keras" or "matlab".  Clipping, L2
## and WeightDecay come before, in ref_gradstep.
## SPDX-License-Identifier: GPL-3.0-or-later

function [theta, state] = ref_optimizers (name, theta, g, state, t, h)
  course = strcmp (h.Convention, "course");
  torch = strcmp (h.Convention, "torch");
  keras = strcmp (h.Convention, "keras");
  if (isempty (state))
    state = {zeros(size (g)), zeros(size (g)), zeros(size (g))};
    if (strcmp (name, "adagrad") && keras)
      state{1} += .1;
    endif
  endif
  a = h.LearnRate;
  switch (name)
    case "sgd"
      theta = theta - a * g;
      state = {};

    case {"momentum", "nesterov"}
      b = h.Momentum;
      v = state{1};
      if (course)                  # v averages the gradients
        now = (1 - b) * g;
        v = b * v + now;
        move = -a * v;
        ahead = -a * (now + b * v);
      elseif (torch)
        v = b * v + g;
        move = -a * v;
        ahead = -a * (g + b * v);
      else                         # Sutskever et al. 2013, equations 1 and 2; 7
        v = b * v - a * g;
        move = v;
        ahead = b * v - a * g;
      endif
      if (strcmp (name, "nesterov"))
        move = ahead;
      endif
      theta = theta + move;
      state = {v};

    case "rmsprop"                 # Hinton's lecture 6e; centred: Graves 2013, equations 38 to 40
      b = h.SquaredGradientDecayFactor;
      s = b * state{1} + (1 - b) * g .^ 2;
      if (h.Centered)
        gbar = b * state{2} + (1 - b) * g;
        state = {s, gbar};
        s = max (s - gbar .^ 2, 0);
      else
        state = {s};
      endif
      if (keras)
        theta = theta - a * g ./ sqrt (s + h.Epsilon);
      else
        theta = theta - a * g ./ (sqrt (s) + h.Epsilon);
      endif

    case {"adam", "adamw"}         # Kingma, Ba 2014; Loshchilov, Hutter 2017
      [m, s] = moments (g, state, h);
      if (course || torch)         # algorithm 1
        theta = theta - a * adam_outside (m, s, t, h);
      else                         # the end of section 2
        theta = theta - a * adam_hat (m, s, t, h);
      endif
      state = {m, s};

    case "amsgrad"                 # Reddi, Kale, Kumar 2018, algorithm 2, and Adam's corrections
      [m, s] = moments (g, state, h);
      S = max (state{3}, s);
      if (course || torch)
        theta = theta - a * adam_outside (m, S, t, h);
      else
        theta = theta - a * adam_hat (m, S, t, h);
      endif
      state = {m, s, S};

    case "nadam"                   # Dozat 2016, algorithm 2, with the mu_t of its section 3.2
      [m, s] = moments (g, state, h);
      mu = h.GradientDecayFactor * (1 - .5 * .96 .^ ((1:t+1) * h.MomentumDecay));
      P = 1;
      for k = 1:t
        P = P * mu(k);
      endfor
      mhat = (1 - mu(t)) * g / (1 - P) + mu(t+1) * m / (1 - P * mu(t+1));
      shat = s / (1 - h.SquaredGradientDecayFactor ^ t);
      theta = theta - a * mhat ./ (sqrt (shat) + h.Epsilon);
      state = {m, s};

    case "radam"                   # Liu et al. 2019, algorithm 2
      [m, s] = moments (g, state, h);
      b2 = h.SquaredGradientDecayFactor;
      rho_inf = 2 / (1 - b2) - 1;
      rho = rho_inf - 2 * t * b2 ^ t / (1 - b2 ^ t);
      if (rho > 5)                 # the paper has 4; PyTorch and TensorFlow Addons 5
        r = sqrt ((rho - 4) * (rho - 2) * rho_inf / ((rho_inf - 4) * (rho_inf - 2) * rho));
        if (torch)
          theta = theta - a * r * adam_hat (m, s, t, h);
        else
          theta = theta - a * r * adam_outside (m, s, t, h);
        endif
      else
        theta = theta - a * m / (1 - h.GradientDecayFactor ^ t);
      endif
      state = {m, s};

    case "adagrad"                 # Duchi, Hazan, Singer 2011, the diagonal form
      G = state{1} + g .^ 2;
      if (keras)
        theta = theta - a * g ./ sqrt (G + h.Epsilon);
      else
        theta = theta - a * g ./ (sqrt (G) + h.Epsilon);
      endif
      state = {G};

    case "adadelta"                # Zeiler 2012, algorithm 1
      rho = h.SquaredGradientDecayFactor;
      s = rho * state{1} + (1 - rho) * g .^ 2;
      D = sqrt (state{2} + h.Epsilon) ./ sqrt (s + h.Epsilon) .* g;
      u = rho * state{2} + (1 - rho) * D .^ 2;
      theta = theta - a * D;
      state = {s, u};

    case "adamax"                  # Kingma, Ba 2014, algorithm 2, without its 0/0
      m = h.GradientDecayFactor * state{1} + (1 - h.GradientDecayFactor) * g;
      rate = a / (1 - h.GradientDecayFactor ^ t);
      if (keras)
        u = max (h.SquaredGradientDecayFactor * state{2}, abs (g));
        theta = theta - rate * m ./ (u + h.Epsilon);
      else
        u = max (h.SquaredGradientDecayFactor * state{2}, abs (g) + h.Epsilon);
        theta = theta - rate * m ./ u;
      endif
      state = {m, u};

    case "lion"                    # Chen et al. 2023, algorithm 2
      b1 = h.GradientDecayFactor;
      b2 = h.SquaredGradientDecayFactor;
      theta = theta - a * sign (b1 * state{1} + (1 - b1) * g);
      state = {b2 * state{1} + (1 - b2) * g};
  endswitch
endfunction

function [m, s] = moments (g, state, h)
  m = h.GradientDecayFactor * state{1} + (1 - h.GradientDecayFactor) * g;
  s = h.SquaredGradientDecayFactor * state{2} + (1 - h.SquaredGradientDecayFactor) * g .^ 2;
endfunction

function step = adam_outside (m, s, t, h)
  mhat = m / (1 - h.GradientDecayFactor ^ t);
  shat = s / (1 - h.SquaredGradientDecayFactor ^ t);
  step = mhat ./ (sqrt (shat) + h.Epsilon);
endfunction

function step = adam_hat (m, s, t, h)
  rate = sqrt (1 - h.SquaredGradientDecayFactor ^ t) / (1 - h.GradientDecayFactor ^ t);
  step = rate * m ./ (sqrt (s) + h.Epsilon);
endfunction
