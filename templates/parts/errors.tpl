{{#ERRORS}}<div class="error-summary" role="alert" aria-labelledby="error-summary-title" tabindex="-1" data-focus>
<h2 id="error-summary-title">[[error.summary]]</h2>
<ul>
{{#ERROR_ITEM}}<li><a href="#{{ERROR_FIELD}}">{{ERROR_TEXT}}</a></li>
{{/ERROR_ITEM}}
{{#ERROR_LOOSE}}<li>{{ERROR_TEXT}}</li>
{{/ERROR_LOOSE}}
</ul>
</div>{{/ERRORS}}
