{{!A recommendation and its answer; pages/directives/joint_parts.h fills it.}}
<div class="recommendation"><p><span class="tag tag--{{TAKEN_LOOK}}">{{TAKEN}}</span> {{RECOMMENDED}} <span class="muted">→ {{RECOMMENDED_TO}}</span></p>
{{#ANSWERED}}<blockquote class="said">{{ANSWER}}</blockquote><p class="muted">{{ANSWER_ON}}</p>{{/ANSWERED}}</div>
