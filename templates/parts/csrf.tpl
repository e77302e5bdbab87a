<input type="hidden" name="_csrf" value="{{CSRF}}">
