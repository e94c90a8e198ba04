namespace TypedStreaming.Benchmarks.Relay;

[ChangeEvent(Messages.Channel)]
internal sealed partial record AccountChange
{
    public required ChangeEventHeader Header { get; init; }

    public Field<string> Phone { get; init; }
}
