{{!Figures of on time or sorry; filled by pages/procedures/on_time.cc.}}
<ul class="numbers">{{#NUMBER}}<li><span class="number">{{NUMBER_TEXT}}</span> {{NUMBER_NAME}}</li>
{{/NUMBER}}</ul>
{{#EMPTY}}<div class="notice"><p>[[procedures.on_time.empty]]</p></div>{{/EMPTY}}
{{#TABLE}}<h2 id="units-head">[[procedures.on_time.by_unit]]</h2>
<div class="table-box" role="region" aria-labelledby="units-head" tabindex="0">
<table class="table table--stack">
<thead><tr><th scope="col">[[procedures.unit]]</th><th scope="col">[[procedures.on_time.due]]</th><th scope="col">[[procedures.on_time.late]]</th><th scope="col">[[procedures.on_time.sorry]]</th><th scope="col">[[procedures.on_time.kept]]</th></tr></thead>
<tbody>{{#ROW}}<tr><th scope="row" data-label="[[procedures.unit]]">{{UNIT}}</th><td data-label="[[procedures.on_time.due]]">{{TOTAL}}</td><td data-label="[[procedures.on_time.late]]">{{LATE}}</td><td data-label="[[procedures.on_time.sorry]]">{{SORRY}}</td><td data-label="[[procedures.on_time.kept]]">{{KEPT}}</td></tr>
{{/ROW}}</tbody>
</table></div>{{/TABLE}}
<p class="muted">[[procedures.on_time.how]]</p>
