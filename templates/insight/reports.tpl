{{!Statutory reports: the forms, and those that stand.}}
<h1>[[reports.title]]</h1>
<p class="lead">[[reports.lead]]</p>
<form class="panel filter filters" method="get" action="/staff/reports">
{{>parts/select field="unit" label="[[reports.unit]]"}}
{{>parts/select field="period" label="[[reports.period]]"}}
<p class="actions"><button class="button" type="submit">[[reports.show]]</button></p>
</form>
<h2 id="forms-head">[[reports.forms]]</h2>
<p>{{UNIT}} · {{PERIOD}}</p>
<div class="table-box" role="region" aria-labelledby="forms-head" tabindex="0">
<table class="table table--stack">
<thead><tr><th scope="col">[[reports.form]]</th><th scope="col">[[reports.name]]</th><th scope="col">[[reports.citation]]</th></tr></thead>
<tbody>
{{#FORM}}<tr><th scope="row" data-label="[[reports.form]]"><a href="{{FORM_HREF}}">{{FORM_CODE}}</a></th><td data-label="[[reports.name]]">{{FORM_NAME}}{{#FORM_DOUBT}} <span class="tag tag--wait">[[reports.doubt]]</span>{{/FORM_DOUBT}}</td><td data-label="[[reports.citation]]" class="muted">{{FORM_CITE}}</td></tr>
{{/FORM}}
</tbody>
</table>
</div>
<p><a href="/staff/review">[[reports.to_review]]</a></p>
<h2 id="frozen-head">[[reports.frozen.list]]</h2>
{{#NO_FROZEN}}<p>[[reports.frozen.none]]</p>{{/NO_FROZEN}}
{{#FROZEN_LIST}}<div class="table-box" role="region" aria-labelledby="frozen-head" tabindex="0">
<table class="table table--stack">
<thead><tr><th scope="col">[[reports.name]]</th><th scope="col">[[reports.period]]</th><th scope="col">[[reports.frozen.at]]</th><th scope="col">[[reports.state]]</th></tr></thead>
<tbody>
{{#FROZEN}}<tr><th scope="row" data-label="[[reports.name]]"><a href="{{FROZEN_HREF}}">{{FROZEN_NAME}}</a></th><td data-label="[[reports.period]]">{{FROZEN_PERIOD}}</td><td data-label="[[reports.frozen.at]]">{{FROZEN_AT}}</td><td data-label="[[reports.state]]"><span class="tag tag--{{FROZEN_LOOK}}">{{FROZEN_STATE}}</span>{{#FROZEN_WRONG}} {{FROZEN_WRONG_TEXT}}{{/FROZEN_WRONG}}</td></tr>
{{/FROZEN}}
</tbody>
</table>
</div>{{/FROZEN_LIST}}
<p class="muted">{{AS_OF}}</p>
