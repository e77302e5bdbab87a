{{!One commitment for officers.}}
<p class="step"><a href="/staff/commitments">← [[commitments.board]]</a></p>
<h1>[[commitments.one]] <span class="code__text">{{CODE}}</span></h1>
<p class="tags">{{>parts/tag}} <span class="muted">{{#IS_PUBLIC}}[[commitments.is_public]]{{/IS_PUBLIC}}{{#IS_INSIDE}}[[commitments.is_inside]]{{/IS_INSIDE}}</span></p>
{{>parts/errors}}
<div class="split"><div>
{{>parts/commitment_body}}
</div><div>
{{#ACT}}<section class="panel" aria-labelledby="act-head"><h2 id="act-head">[[staff.case.actions]]</h2>
<form class="form" method="post" action="/staff/commitments/{{CODE}}" enctype="multipart/form-data">{{>parts/csrf}}
{{>parts/radios field="action" label="[[commitments.action]]"}}
{{>parts/textarea field="words" label="[[commitments.step.words]]" hint="[[commitments.step.words.hint]]" rows="4" max="4000"}}
{{>parts/input field="new_due" label="[[commitments.new_due]]" hint="[[commitments.new_due.hint]]" type="date" size="medium" optional="1"}}
{{>parts/file field="evidence" label="[[commitments.evidence]]" hint="[[send.photo.hint]]" accept=".jpg,.jpeg,.png,.webp,.pdf,.docx" multiple="1" optional="1"}}
{{#STAGED}}<p class="notice notice--done"><input type="hidden" name="evidence_token" value="{{TOKEN}}">{{STAGED_NAME}} ({{STAGED_SIZE}})</p>{{/STAGED}}
<p class="actions"><button class="button" type="submit">[[commitments.step.save]]</button></p></form></section>{{/ACT}}
{{>parts/links_panel}}
</div></div>
