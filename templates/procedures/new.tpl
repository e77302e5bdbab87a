{{!Taking in, step two: papers, applicant, decision. By keyboard alone.}}
<p class="step"><a href="/staff/dossiers/new">← [[procedures.new.other]]</a></p>
<h1>{{NAME}}</h1>
<p class="lead">{{TERM}} · {{FEE}}{{#SAMPLE}} · <span class="tag tag--wait">[[procedures.sample]]</span>{{/SAMPLE}}</p>
{{>parts/errors}}
<form class="form" method="post" action="/staff/dossiers/new">
{{>parts/csrf}}<input type="hidden" name="procedure" value="{{KEY}}">
<section class="panel" aria-labelledby="papers-head">
<h2 id="papers-head">[[procedures.new.check]]</h2>
{{>parts/checklist}}
{{#WITH_FEE}}{{>parts/checkbox field="fee_paid" label="[[procedures.fee.is_paid]]"}}{{/WITH_FEE}}
{{>parts/select field="commune" label="[[procedures.commune]]" hint="[[procedures.commune.desk]]" empty="[[send.choose]]"}}
</section>
<section class="panel" aria-labelledby="who-head">
<h2 id="who-head">[[procedures.applicant]]</h2>
{{>parts/applicant}}
{{>parts/checkbox field="by_post" label="[[procedures.new.by_post]]"}}
</section>
<section class="panel" aria-labelledby="decision-head">
<h2 id="decision-head">[[procedures.new.decide]]</h2>
{{>parts/radios field="decision" label="[[procedures.decision]]"}}
{{>parts/select field="ground" label="[[procedures.ground]]" hint="[[procedures.ground.hint]]" empty="[[send.choose]]"}}
{{>parts/textarea field="words" label="[[procedures.new.words]]" hint="[[procedures.new.words.hint]]" rows="3" max="4000"}}
</section>
<p class="actions"><button class="button" type="submit">[[procedures.new.send]]</button></p>
</form>
