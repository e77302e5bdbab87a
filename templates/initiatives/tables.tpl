{{!Tables of figures: typed, imported, computed.}}
<h1 id="list-head">[[models.staff.nav.tables]]</h1>
<p class="lead">[[models.tables.lead]]</p>
{{#MAY_TYPE}}<p class="actions"><a class="button" href="/staff/models/tables/new/yearly">[[models.table.type]]</a> <a class="button button--plain" href="/staff/models/tables/new/summary">[[models.table.type_summary]]</a></p>{{/MAY_TYPE}}
{{#EMPTY}}<div class="notice"><p>[[models.tables.empty]]</p></div>{{/EMPTY}}
{{#LIST}}<div class="table-box" role="region" aria-labelledby="list-head" tabindex="0">
<table class="table table--stack">
<thead><tr><th scope="col">[[models.table.name]]</th><th scope="col">[[initiatives.column.unit]]</th><th scope="col">[[models.table.period]]</th><th scope="col">[[models.table.origin]]</th><th scope="col">[[initiatives.column.state]]</th></tr></thead>
<tbody>{{#ROW}}<tr><th scope="row" data-label="[[models.table.name]]"><a href="{{HREF}}">{{NAME}}</a></th><td data-label="[[initiatives.column.unit]]">{{UNIT}}</td><td data-label="[[models.table.period]]">{{PERIOD}}</td><td data-label="[[models.table.origin]]">{{ORIGIN}}</td><td data-label="[[initiatives.column.state]]"><span class="tag tag--{{LOOK}}">{{STATE}}</span>{{#WRONG}} <span class="left left--late">{{WRONG_TEXT}}</span>{{/WRONG}}</td></tr>
{{/ROW}}</tbody></table></div>{{/LIST}}
