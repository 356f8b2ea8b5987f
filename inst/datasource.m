function varargout = datasource (file, varargin)
  if (nargin < 1)
    print_usage ();
  endif
  [varargout{1:max (nargout, 1)}] = datasource (file, varargin{:});
endfunction
