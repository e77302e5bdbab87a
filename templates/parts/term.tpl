{{!A term of law with its reasons: section TERM with TERM_NAME, TERM_DATE, TERM_LOOK, TERM_LEFT, and TERM_REASON once a reason (REASON_TEXT)}}
{{#TERM}}<div class="panel panel--inside"><p><strong>{{TERM_NAME}}:</strong> {{TERM_DATE}} <span class="left left--{{TERM_LOOK}}">{{TERM_LEFT}}</span></p>
<details class="why"><summary>[[consult.term.why]]</summary><ul>{{#TERM_REASON}}<li>{{REASON_TEXT}}</li>
{{/TERM_REASON}}</ul></details></div>{{/TERM}}
