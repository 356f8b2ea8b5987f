## r = preflight (net, X, Y, varargin)
## The body of preflight, which other functions call too: a user's file of
## that name does not come before a private function.
## SPDX-License-Identifier: GPL-3.0-or-later

function r = preflight (net, X, Y, varargin)
  net = __checknet__ ("preflight", net);
  [options, given] = net_options ("preflight", varargin);
  net_check_split ("preflight", X, Y, options);
  net = net_classes ("preflight", net, options, given);
  [X, Y, options, of] = preflight_samples (X, Y, options);

  report = struct ("ok", false, "checks", [], "seconds", NaN, "memory", struct (), ...
                   "updates", struct ());
  scaled = @(net, X) net_normalize ("preflight", net, X, options, given);
  [checks, X] = preflight_data (net, X, Y, scaled);
  checks(1).text = [checks(1).text, of];
  if (! any (strcmp ({checks.verdict}, "stop")))
    start = tic ();
    [args, run, net] = net_run ("preflight", net, X, Y, options, given);
    net = net_bare (net);                # the checks see args
    before = toc (start);
    [of_run, report.seconds, report.memory, report.updates] ...
      = preflight_run (args, run, net, before);
    checks = [checks, preflight_features(net, args{6}), preflight_targets(net, args{7}, run), ...
              preflight_window(net, args{6:7}, run), preflight_start(args, run, net), of_run];
  endif
  report.checks = checks;
  report.ok = ! any (strcmp ({checks.verdict}, "stop"));

  if (nargout > 0)
    r = report;
  else
    print_table (checks);
  endif
endfunction

function print_table (checks)
  for check = checks(:)'
    printf ("%-4s  %-8s  %s\n", check.verdict, check.name, text_fold (check.text, 16));
  endfor
  stops = strjoin ({checks(strcmp ({checks.verdict}, "stop")).name}, ", ");
  looks = strjoin ({checks(strcmp ({checks.verdict}, "look")).name}, ", ");
  if (! isempty (stops))
    printf ("Do not start this run: %s.\n", stops);
  elseif (! isempty (looks))
    printf ("Nothing stands against the run, but look at %s.\n", looks);
  else
    printf ("Nothing stands against the run.\n");
  endif
endfunction
