{{!What is known of a document; pages/directives/parts.h fills it.}}
<p class="step">{{NUMBER}}</p>
{{#TITLE}}<h1>{{TITLE_TEXT}}</h1>{{/TITLE}}{{#NO_TITLE}}<h1>{{NUMBER}} <span class="unknown">[[directives.title.unknown]]</span></h1>{{/NO_TITLE}}
<p><span class="tag tag--{{TAG_LOOK}}">{{TAG_TEXT}}</span></p>
