namespace TypedStreaming.Tests.Fixtures;

[GenericEvent("/u/Alerts")]
internal sealed partial record Alert(string Text);
