{{!STEP: STEP_TITLE, STEP_TIME, STEP_ISO; may have STEP_WHO {STEP_BY}, STEP_MORE {STEP_TEXT} ; NOW marks where it stands, AHEAD what is still to come}}
<ol class="timeline">
{{#STEP}}<li class="timeline__step{{#NOW}} timeline__step--now{{/NOW}}{{#AHEAD}} timeline__step--ahead{{/AHEAD}}"{{#NOW}} aria-current="step"{{/NOW}}>
<h3 class="timeline__title">{{STEP_TITLE}}</h3>
<p class="timeline__when"><time datetime="{{STEP_ISO}}">{{STEP_TIME}}</time>{{#STEP_WHO}} · {{STEP_BY}}{{/STEP_WHO}}</p>
{{#STEP_MORE}}<p class="timeline__text">{{STEP_TEXT}}</p>{{/STEP_MORE}}
</li>
{{/STEP}}
</ol>
