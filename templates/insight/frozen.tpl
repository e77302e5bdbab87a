{{!A report that stands: what it says, what has changed since, its signature.}}
<p class="step"><a href="{{TABLE_HREF}}">← [[reports.frozen.to_now]]</a></p>
<h1>{{CODE}} {{NAME}}</h1>
<p class="tags"><span class="tag tag--{{LOOK}}">{{STATE}}</span> {{UNIT}} · {{PERIOD}}</p>
<p>{{RECORD}} {{BY}}. {{KNOWN}} [[reports.frozen.entry]] {{ENTRY}}.</p>
{{#OLDER}}<div class="notice"><p>[[reports.frozen.older]]</p></div>{{/OLDER}}
{{>parts/errors}}
{{>parts/report_table label="[[reports.table]]"}}
<p class="actions"><a class="button button--plain" href="/staff/reports/frozen/{{ID}}/paper">[[site.print]]</a></p>
{{>parts/report_findings}}
<section aria-labelledby="since-head"><h2 id="since-head">[[reports.since]]</h2>
{{#SAME}}<div class="notice notice--done"><p>[[reports.same]]</p></div>{{/SAME}}
{{#NOT_SAME}}<div class="notice notice--bad"><p>[[reports.not_same]]</p></div>{{/NOT_SAME}}
{{#NO_DIFFERENCE}}<p>[[reports.no_difference]]</p>{{/NO_DIFFERENCE}}
{{#DIFFERENCES}}<div class="table-box" role="region" aria-label="[[reports.by]]" tabindex="0"><table class="table table--stack">
<thead><tr><th scope="col">[[reports.column]]</th><th scope="col" class="is-number">[[reports.then]]</th><th scope="col" class="is-number">[[reports.now]]</th><th scope="col" class="is-number">[[reports.by]]</th></tr></thead>
<tbody>{{#DIFFERENCE}}<tr><th scope="row" data-label="[[reports.column]]">{{DIFF_COLUMN}}</th><td class="is-number" data-label="[[reports.then]]">{{DIFF_THEN}}</td><td class="is-number" data-label="[[reports.now]]">{{DIFF_NOW}}</td><td class="is-number" data-label="[[reports.by]]">{{DIFF_BY}}</td></tr>
{{/DIFFERENCE}}</tbody></table></div>{{/DIFFERENCES}}
{{#CHANGES}}<h3 id="changes-head">[[reports.changes]]</h3>
<div class="table-box" role="region" aria-labelledby="changes-head" tabindex="0"><table class="table table--stack">
<thead><tr><th scope="col">[[reports.items.code]]</th><th scope="col">[[reports.change.what]]</th><th scope="col">[[reports.row.unit]]</th><th scope="col">[[reports.change.day]]</th><th scope="col">[[reports.change.known]]</th><th scope="col">[[reports.change.cells]]</th></tr></thead>
<tbody>{{#CHANGE}}<tr><th scope="row" data-label="[[reports.items.code]]">{{#CHANGE_LINK}}<a href="{{CHANGE_HREF}}">{{CHANGE_CODE}}</a>{{/CHANGE_LINK}}{{#CHANGE_PLAIN}}{{CHANGE_CODE}}{{/CHANGE_PLAIN}}</th><td data-label="[[reports.change.what]]">{{CHANGE_WHAT}}</td><td data-label="[[reports.row.unit]]">{{CHANGE_UNIT}}</td><td data-label="[[reports.change.day]]">{{CHANGE_DAY}}</td><td data-label="[[reports.change.known]]">{{CHANGE_KNOWN}}</td><td data-label="[[reports.change.cells]]">{{CHANGE_CELLS}}</td></tr>
{{/CHANGE}}</tbody></table></div>{{/CHANGES}}
</section>
{{#SIGNED}}<section class="panel" aria-labelledby="signed-head"><h2 id="signed-head">[[reports.signed]]</h2><p>{{SIGNED_BY}}</p>
{{#EXPLAINED}}<blockquote class="said">{{EXPLANATION}}</blockquote>{{/EXPLAINED}}</section>{{/SIGNED}}
{{#SIGN}}<section class="panel" aria-labelledby="sign-head"><h2 id="sign-head">[[reports.sign]]</h2>
<p>[[reports.sign.text]]</p>{{#MUST_EXPLAIN}}<p><strong>[[reports.must_explain]]</strong></p>{{/MUST_EXPLAIN}}
<form class="form" method="post" action="/staff/reports/frozen/{{ID}}/sign">{{>parts/csrf}}
{{>parts/textarea field="explanation" label="[[reports.explanation]]" rows="4" max="4000"}}
<p class="actions"><button class="button" type="submit">[[reports.sign]]</button></p></form></section>{{/SIGN}}
{{#AGAIN}}<form method="post" action="/staff/reports/freeze">{{>parts/csrf}}
<input type="hidden" name="form" value="{{FREEZE_FORM}}"><input type="hidden" name="period" value="{{FREEZE_PERIOD}}"><input type="hidden" name="unit" value="{{FREEZE_UNIT}}">
<p>[[reports.again.text]]</p>
<p class="actions"><button class="button button--plain" type="submit">[[reports.again]]</button></p></form>{{/AGAIN}}
