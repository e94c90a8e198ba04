namespace TypedStreaming.PubSub.Avro;

/// <summary>The meaning of a <c>long</c> in a schema, as far as the schema says it.</summary>
internal enum DateForm
{
    /// <summary>A number.</summary>
    None,

    /// <summary>A date and time: the milliseconds since 1970 in UTC.</summary>
    DateTime,

    /// <summary>A date: the milliseconds of midnight in UTC.</summary>
    Date,

    /// <summary>A time of day: the milliseconds since midnight.</summary>
    Time,
}
