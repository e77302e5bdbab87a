{{!Checkboxes of the topics of notices; values by show_topics (pages/notices/choice.h).}}
<fieldset class="field"><legend>[[notices.topics]]</legend>
<div class="choices">
{{#TOPIC}}<div class="choice"><input type="checkbox" id="topic_{{TOPIC_ID}}" name="topic_{{TOPIC_ID}}" value="1"{{#CHECKED}} checked{{/CHECKED}}><label for="topic_{{TOPIC_ID}}">{{TOPIC_NAME}}</label></div>
{{/TOPIC}}
</div></fieldset>
