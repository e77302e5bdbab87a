{{!A round of supervision or critique: what, who, when, terms of law; pages/directives/joint_parts.h fills it.}}
<p>{{ROUND_UNIT}} → {{ROUND_BODY}} · {{ROUND_BEGINS}} <span class="tag tag--{{TAG_LOOK}}">{{TAG_TEXT}}</span></p>
{{#ROUND_RESULT}}<blockquote class="said">{{RESULT}}</blockquote>{{/ROUND_RESULT}}
<ul class="ties">{{#TERM}}<li><span class="tag tag--{{TERM_LOOK}}">{{TERM_STATE}}</span> {{TERM_NAME}}: [[joint.term.until]] {{TERM_UNTIL}}; [[joint.term.done]]: {{TERM_DONE}}<br><span class="muted">{{TERM_CITE}}</span></li>
{{/TERM}}</ul>
