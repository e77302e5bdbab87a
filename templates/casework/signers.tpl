{{!Those who signed one petition.}}
<p class="step"><a href="/staff/case/{{CODE}}">← {{CODE}}</a></p>
<h1>[[staff.signers.title]]</h1>
{{>parts/errors}}
{{#ASK}}<p class="lead">[[staff.signers.lead]]</p>
<form class="form" method="post" action="/staff/case/{{CODE}}/signers" enctype="multipart/form-data">{{>parts/csrf}}
{{>parts/textarea field="signers" label="[[staff.signers.list]]" hint="[[staff.signers.list.hint]]" rows="10" optional="1"}}
{{>parts/file field="list" label="[[staff.signers.file]]" accept=".csv,text/csv" optional="1"}}
<p class="actions"><button class="button" type="submit">[[staff.signers.add]]</button></p>
</form>{{/ASK}}
{{#DONE}}<div class="notice notice--warn"><p>[[staff.signers.done]] ({{COUNT}})</p></div>
<div class="table-box" role="region" aria-label="[[staff.signers.list]]" tabindex="0">
<table class="table table--stack"><thead><tr><th scope="col">[[send.name]]</th><th scope="col">[[sent.code]]</th><th scope="col">[[sent.secret]]</th></tr></thead>
<tbody>{{#ROW}}<tr><th scope="row" data-label="[[send.name]]">{{NAME}}</th><td data-label="[[sent.code]]">{{MEMBER_CODE}}</td><td data-label="[[sent.secret]]">{{SECRET}}</td></tr>
{{/ROW}}</tbody></table></div>
<p class="actions"><button class="button button--plain" type="button" data-print data-needs-script hidden>[[staff.signers.print]]</button></p>{{/DONE}}
