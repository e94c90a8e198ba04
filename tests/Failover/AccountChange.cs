namespace TypedStreaming.Failover;

/// <summary>A change of one or several accounts, with the number of the event.</summary>
[ChangeEvent(Channel)]
internal sealed partial record AccountChange
{
    public const string Channel = "/data/AccountChangeEvent";

    public required ChangeEventHeader Header { get; init; }

    public Field<string> Description { get; init; }
}
