namespace TypedStreaming.Simulator.Soql;

internal enum LiteralKind
{
    Null,
    Text,
    Number,
    Boolean,
    Date,
    DateTime,
    Time,
}
