{{!The registry as a spreadsheet: template, in, out.}}
<h1>[[models.staff.nav.sheets]]</h1>
{{>parts/errors}}
{{#RESULT}}<div class="notice notice--{{RESULT_LOOK}}" role="status"><p>{{RESULT_TEXT}}</p></div>{{/RESULT}}
{{#BAD}}<h2 id="bad-head">[[models.sheets.bad]]</h2>
<div class="table-box" role="region" aria-labelledby="bad-head" tabindex="0"><table class="table table--stack">
<thead><tr><th scope="col">[[models.sheets.line]]</th><th scope="col">[[initiatives.column.error]]</th></tr></thead>
<tbody>{{#BAD_ROW}}<tr><th scope="row" data-label="[[models.sheets.line]]">{{BAD_LINE}}</th><td data-label="[[initiatives.column.error]]">{{BAD_TEXT}}</td></tr>
{{/BAD_ROW}}</tbody></table></div>{{/BAD}}
{{#IMPORT}}<section class="panel" aria-labelledby="in-head"><h2 id="in-head">[[models.sheets.in]]</h2>
<p>[[models.sheets.in.text]] <strong>{{HOME}}</strong></p>
<p><a href="/staff/models/sheets/template/dan-van-kheo-mau.xlsx">[[models.sheets.template]] (XLSX)</a> · <a href="/staff/models/sheets/template/dan-van-kheo-mau.csv">CSV</a></p>
<form class="form" method="post" action="/staff/models/sheets" enctype="multipart/form-data">{{>parts/csrf}}
{{>parts/file field="sheet" label="[[models.sheets.file]]" accept=".xlsx,.csv"}}
<p class="actions"><button class="button" type="submit">[[models.sheets.send]]</button></p></form></section>{{/IMPORT}}
<section class="panel" aria-labelledby="out-head"><h2 id="out-head">[[models.sheets.out]]</h2>
<p>[[models.sheets.out.text]]</p>
<p class="actions"><a class="button button--plain" href="/staff/models/sheets/export/dan-van-kheo.xlsx">XLSX</a> <a class="button button--plain" href="/staff/models/sheets/export/dan-van-kheo.csv">CSV</a></p></section>
