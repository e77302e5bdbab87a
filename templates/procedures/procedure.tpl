{{!One procedure: who, papers, fee, steps, result.}}
<p class="step"><a href="/procedures">← [[procedures.catalogue.title]]</a></p>
<h1>{{NAME}}</h1>
{{#SAMPLE}}<div class="notice notice--warn"><p>[[procedures.sample.text]]</p></div>{{/SAMPLE}}
<p class="actions"><a class="button" href="/procedures/{{KEY}}/file">[[procedures.file.button]]</a></p>
<div class="split"><section class="panel" aria-labelledby="facts-head">
<h2 id="facts-head">[[procedures.facts]]</h2>
<dl class="facts">
<div><dt>[[procedures.who]]</dt><dd>{{WHO}}</dd></div>
<div><dt>[[procedures.term]]</dt><dd>{{TERM}}</dd></div>
<div><dt>[[procedures.fee]]</dt><dd>{{FEE}}</dd></div>
<div><dt>[[procedures.result]]</dt><dd>{{RESULT}}</dd></div>
<div><dt>[[procedures.unit.owes]]</dt><dd>{{OWNER}}</dd></div>
<div><dt>[[procedures.field]]</dt><dd>{{FIELD}}</dd></div>
{{#CODED}}<div><dt>[[procedures.code.national]]</dt><dd>{{NATIONAL_CODE}}</dd></div>{{/CODED}}
<div><dt>[[procedures.citation]]</dt><dd>{{CITATION}}</dd></div>
<div><dt>[[procedures.version.label]]</dt><dd>{{VERSION}}</dd></div>
</dl>
</section>
<div>
<section class="panel" aria-labelledby="papers-head">
<h2 id="papers-head">[[procedures.papers]]</h2>
<ul>{{#PAPER}}<li>{{PAPER_NAME}} <span class="muted">({{PAPER_FORM}})</span></li>
{{/PAPER}}</ul>
</section>
<section class="panel" aria-labelledby="steps-head">
<h2 id="steps-head">[[procedures.steps]]</h2>
<ol>{{#STEP}}<li>{{STEP_NAME}}<br><span class="muted">{{STEP_UNIT}} · {{STEP_TIME}}</span></li>
{{/STEP}}</ol>
</section>
</div></div>
