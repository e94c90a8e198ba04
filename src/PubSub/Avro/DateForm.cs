namespace TypedStreaming.PubSub.Avro;

/// <summary>The meanings that a schema can give to a value of type <c>long</c>.</summary>
internal enum DateForm
{
    /// <summary>A number that is neither a date nor a time.</summary>
    None,

    /// <summary>A date and time: the milliseconds since 1970 in UTC.</summary>
    DateTime,

    /// <summary>A date: the milliseconds from 1970 to the start of the date, in UTC.</summary>
    Date,

    /// <summary>A time of day: the milliseconds since midnight.</summary>
    Time,
}
