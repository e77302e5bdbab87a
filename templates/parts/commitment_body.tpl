{{!A commitment with its story; pages/commitments/commitment_page.h fills it.}}
<blockquote class="said keep-lines">{{WORDS}}</blockquote>
<dl class="facts">
{{#FACT}}<div><dt>{{LABEL}}</dt><dd class="keep-lines">{{TEXT}}</dd></div>
{{/FACT}}
{{#ORIGIN}}<div><dt>[[commitments.origin]]</dt><dd>{{ORIGIN_KIND}}: <a href="{{ORIGIN_HREF}}">{{ORIGIN_TITLE}}</a></dd></div>{{/ORIGIN}}
</dl>
<p><a href="{{CHAIN_HREF}}">[[links.chain]]</a></p>
<h2>[[commitments.steps]]</h2>
{{#NO_STEPS}}<p>[[commitments.steps.none]]</p>{{/NO_STEPS}}
<ol class="timeline">{{#STEP}}<li class="timeline__step"><p class="timeline__title">{{STEP_WHAT}}{{#STEP_DAY}} {{NEW_DAY}}{{/STEP_DAY}}</p><p class="timeline__when">{{STEP_AT}} · {{STEP_BY}}</p>{{#STEP_SAID}}<p class="timeline__text keep-lines">{{STEP_WORDS}}</p>{{/STEP_SAID}}{{#FILE}}{{>parts/stored_file}}{{/FILE}}</li>
{{/STEP}}</ol>
