using System.Text.Json.Serialization;

namespace TypedStreaming;

/// <summary>
/// The value of a <c>Name</c> field in a change event: the parts of a person's name, or a single string. In an org with person accounts, the name of
/// an account can have either form. An update contains only the parts that have changed.
/// </summary>
[JsonConverter(typeof(CompoundNameConverter))]
public sealed record CompoundName
{
    /// <summary>The name as a single string, or null if the event contains the parts of the name.</summary>
    public string? Text { get; init; }

    /// <summary>The person's title, such as <c>Dr.</c></summary>
    public Field<string> Salutation { get; init; }

    /// <summary>The person's first name.</summary>
    public Field<string> FirstName { get; init; }

    /// <summary>The person's middle name.</summary>
    public Field<string> MiddleName { get; init; }

    /// <summary>The person's last name.</summary>
    public Field<string> LastName { get; init; }

    /// <summary>The suffix after the person's name, such as <c>Jr.</c></summary>
    public Field<string> Suffix { get; init; }

    /// <summary>The person's informal name.</summary>
    public Field<string> InformalName { get; init; }

    /// <summary>
    /// Returns the name as a single string. If the event contains the parts of the name, the string contains all parts that have a value, in order.
    /// </summary>
    /// <returns>A name for display.</returns>
    public override string ToString()
    {
        if (Text is not null) return Text;
        Field<string>[] parts = [Salutation, FirstName, MiddleName, LastName, Suffix];
        return string.Join(' ', parts.Where(p => p.HasValue));
    }
}
