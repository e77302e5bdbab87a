{{!The registry of documents for officers.}}
<h1>[[directives.registry]]</h1>
{{#ENTER}}<p class="actions"><a class="button" href="/staff/directives/new">[[directives.new]]</a></p>{{/ENTER}}
<form class="filters" method="get" action="/staff/directives" role="search">
{{>parts/input field="words" label="[[directives.words]]" complete="off" max="100"}}
{{>parts/select field="kind" label="[[directives.kind]]" empty="[[cases.any]]"}}
<p class="actions"><button class="button" type="submit">[[cases.filter]]</button>
<a class="button button--link" href="/staff/directives">[[cases.clear]]</a></p>
</form>
{{#EMPTY}}<div class="notice"><p>[[directives.registry.empty]]</p></div>{{/EMPTY}}
{{#TABLE}}<h2 id="list-head">[[directives.list]]</h2>
<div class="table-box" role="region" aria-labelledby="list-head" tabindex="0">
<table class="table table--stack">
<thead><tr><th scope="col">[[directives.number]]</th><th scope="col">[[directives.what]]</th><th scope="col">[[directives.issued_on]]</th><th scope="col">[[directives.standing]]</th></tr></thead>
<tbody>
{{#ROW}}<tr><th scope="row" data-label="[[directives.number]]"><a href="{{HREF}}">{{NUMBER}}</a></th>
<td data-label="[[directives.what]]">{{TITLE}}<br><span class="muted">{{ISSUER}}</span></td>
<td data-label="[[directives.issued_on]]">{{ISSUED}}</td>
<td data-label="[[directives.standing]]"><span class="tag tag--{{TAG_LOOK}}">{{TAG_TEXT}}</span></td></tr>
{{/ROW}}
</tbody>
</table>
</div>{{/TABLE}}
{{>parts/pages}}
