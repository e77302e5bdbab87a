{{!What was promised; pages/dialogues/dialogue_page.h fills it.}}
{{#COMMITMENTS}}<ul class="ties">{{#COMMITMENT}}<li>{{>parts/tag}} <a href="{{COMMITMENT_HREF}}">{{COMMITMENT_WORDS}}</a><br>
<span class="muted">{{COMMITMENT_WHO}} · {{COMMITMENT_UNIT}} · [[commitments.due]] {{COMMITMENT_DUE}}{{#COMMITMENT_MOVED}} ([[commitments.first_due]] {{FIRST_DUE}}){{/COMMITMENT_MOVED}}{{#COMMITMENT_CLOSED}} · [[commitments.closed_on]] {{CLOSED_ON}}{{/COMMITMENT_CLOSED}}</span></li>
{{/COMMITMENT}}</ul>{{/COMMITMENTS}}
