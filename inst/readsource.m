function X = readsource (src, varargin)
  if (nargin < 1 || nargin > 2)
    print_usage ();
  endif
  X = readsource (src, varargin{:});
endfunction
