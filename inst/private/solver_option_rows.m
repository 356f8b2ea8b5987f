## rows = solver_option_rows ()
## The options of optimisers, for optimizer and for the trainers, as rows of a
## table for __options__.
## SPDX-License-Identifier: GPL-3.0-or-later

function rows = solver_option_rows ()
  table = solver_table ();
  names = table.Options';
  aliases = __optionaliases__ ();
  aliases = aliases(ismember (aliases(:,2), names),:);
  rules = table.Rules';
  places = cellfun (@(name) find (strcmp (name, names)), aliases(:,2));
  names = [names; aliases(:,1)];
  rules = [rules; rules(places)];
  rows = [names, repmat({[]}, numel (rules), 1), rules;
          {"Centered", false, "true or false"
           "GradientThreshold", Inf, "a positive number or Inf"
           "GradientThresholdMethod", "l2norm", table.ClipMethods
           "Convention", "course", table.Conventions}];
endfunction
