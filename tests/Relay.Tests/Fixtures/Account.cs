namespace TypedStreaming.Relay.Tests.Fixtures;

[ChangeEvent(Channel)]
internal sealed partial record Account
{
    public const string Channel = "/data/AccountChangeEvent";

    public required ChangeEventHeader Header { get; init; }

    public Field<string> Phone { get; init; }
}
