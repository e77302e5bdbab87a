{{!The state of a case: colour, word and shape. TAG_LOOK is one of new, work, wait, done, late, stop; TAG_TEXT the word.}}
<span class="tag tag--{{TAG_LOOK}}">{{TAG_TEXT}}</span>
