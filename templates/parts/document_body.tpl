{{!Facts and ties to other documents; pages/directives/parts.h fills it.}}
<section class="panel" aria-labelledby="facts-head">
<h2 id="facts-head">[[directives.facts]]</h2>
<dl class="facts">{{#FACT}}<div><dt>{{FACT_LABEL}}</dt><dd>{{#FACT_KNOWN}}{{FACT_TEXT}}{{/FACT_KNOWN}}{{#FACT_UNKNOWN}}<span class="unknown">[[directives.unknown]]</span>{{/FACT_UNKNOWN}}</dd></div>
{{/FACT}}</dl>
<h3>[[directives.relations]]</h3>
{{#NO_RELATIONS}}<p class="muted">[[directives.relations.none]]</p>{{/NO_RELATIONS}}
<ul class="ties">{{#RELATION}}<li><span class="muted">{{RELATION_NAME}}</span> <a href="{{RELATION_HREF}}">{{RELATION_TITLE}}</a></li>
{{/RELATION}}</ul>
<h3>[[directives.files]]</h3>
{{#NO_FILES}}<p class="muted">[[directives.files.none]]</p>{{/NO_FILES}}
{{#FILE}}<p class="file"><a href="{{FILE_HREF}}">{{FILE_NAME}}</a> <span class="muted">{{FILE_SIZE}}</span></p>{{/FILE}}
</section>
