namespace TypedStreaming.Simulator.PubSub;

/// <summary>The types of fields in events, and the Avro types that represent their values.</summary>
public enum EventFieldType
{
    /// <summary>Text of any kind, including picklists, ids and references: Avro <c>string</c>.</summary>
    Text,

    /// <summary>A number, a currency or a percentage: Avro <c>double</c>, even if the field has no decimal places.</summary>
    Number,

    /// <summary>An integer in a standard field, such as <c>NumberOfEmployees</c>: Avro <c>int</c>.</summary>
    WholeNumber,

    /// <summary>A long integer: Avro <c>long</c>.</summary>
    LargeWholeNumber,

    /// <summary>A checkbox: Avro <c>boolean</c>.</summary>
    Boolean,

    /// <summary>A date and time: Avro <c>long</c>, in milliseconds since 1970 in UTC.</summary>
    DateTime,

    /// <summary>A date: Avro <c>long</c>, the number of milliseconds from 1970 to midnight (UTC) at the start of that day.</summary>
    Date,

    /// <summary>A time of day: Avro <c>long</c>, in milliseconds since midnight.</summary>
    Time,

    /// <summary>An address: the Avro record <c>Address</c>.</summary>
    Address,

    /// <summary>A geolocation: the Avro record <c>Location</c>.</summary>
    Location,

    /// <summary>The name of a person: the Avro record <c>PersonName</c>.</summary>
    PersonName,

    /// <summary>
    /// The name of an account in an org with person accounts: an Avro union of null, <c>string</c> and the Avro record <c>Switchable_PersonName</c>.
    /// </summary>
    SwitchablePersonName,
}
