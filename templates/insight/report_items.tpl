{{!The cases, visits or days behind one figure.}}
<p class="step"><a href="{{TABLE_HREF}}">← {{CODE}}</a></p>
<h1>[[reports.items.title]]</h1>
<p class="lead">{{COLUMN}}</p>
<p>{{UNIT}} · {{PERIOD}}</p>
{{#SEALED}}<div class="notice"><p>[[reports.sealed]]</p></div>{{/SEALED}}
{{#HIDDEN}}<div class="notice"><p>{{HIDDEN_TEXT}}</p></div>{{/HIDDEN}}
{{#EMPTY}}<p>[[reports.items.empty]]</p>{{/EMPTY}}
{{#TABLE}}<div class="table-box" role="region" aria-label="[[reports.items.title]]" tabindex="0">
<table class="table table--stack">
<thead><tr><th scope="col">[[reports.items.code]]</th><th scope="col">[[reports.items.kind]]</th><th scope="col">[[reports.row.unit]]</th><th scope="col">[[reports.items.from]]</th><th scope="col">[[reports.items.to]]</th><th scope="col">[[reports.items.how]]</th></tr></thead>
<tbody>
{{#ITEM}}<tr><th scope="row" data-label="[[reports.items.code]]"><a href="{{ITEM_HREF}}">{{ITEM_CODE}}</a></th><td data-label="[[reports.items.kind]]">{{ITEM_KIND}}</td><td data-label="[[reports.row.unit]]">{{ITEM_UNIT}}</td><td data-label="[[reports.items.from]]">{{ITEM_FROM}}</td><td data-label="[[reports.items.to]]">{{ITEM_TO}}</td><td data-label="[[reports.items.how]]">{{ITEM_HOW}}</td></tr>
{{/ITEM}}
</tbody>
</table>
</div>{{/TABLE}}
<p class="actions">{{#BEFORE}}<a class="button button--plain" href="{{BEFORE_HREF}}">[[reports.items.before]]</a>{{/BEFORE}} {{#MORE}}<a class="button button--plain" href="{{MORE_HREF}}">[[reports.items.more]]</a>{{/MORE}}</p>
