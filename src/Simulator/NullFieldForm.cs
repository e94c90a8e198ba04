namespace TypedStreaming.Simulator;

/// <summary>
/// The form in which platform events show a field that has no value: as null, or omitted. Clients must be able to read both forms.
/// </summary>
public enum NullFieldForm
{
    /// <summary>The field is written as <c>null</c>, even if the publisher has not set it.</summary>
    AsNull,

    /// <summary>The field is omitted.</summary>
    LeftOut,
}
