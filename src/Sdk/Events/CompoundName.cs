using System.Text.Json.Serialization;

namespace TypedStreaming;

/// <summary>
/// The value of a <c>Name</c> field in a change event: the parts of a person's name, or one text. In an org with person accounts, the name of
/// an account can have either form. An update contains only the parts that have changed.
/// </summary>
[JsonConverter(typeof(CompoundNameConverter))]
public sealed record CompoundName
{
    /// <summary>The name as one text, or null if the name came in parts.</summary>
    public string? Text { get; init; }

    /// <summary>The title of the person, such as <c>Dr.</c></summary>
    public Field<string> Salutation { get; init; }

    /// <summary>The first name of the person.</summary>
    public Field<string> FirstName { get; init; }

    /// <summary>The middle name of the person.</summary>
    public Field<string> MiddleName { get; init; }

    /// <summary>The last name of the person.</summary>
    public Field<string> LastName { get; init; }

    /// <summary>The suffix after the person's name, such as <c>Jr.</c></summary>
    public Field<string> Suffix { get; init; }

    /// <summary>The informal name of the person.</summary>
    public Field<string> InformalName { get; init; }

    /// <summary>Returns the name as one text. If the name came in parts, the text contains all parts that have a value, in their order.</summary>
    /// <returns>A name for display.</returns>
    public override string ToString()
    {
        if (Text is not null) return Text;
        Field<string>[] parts = [Salutation, FirstName, MiddleName, LastName, Suffix];
        return string.Join(' ', parts.Where(p => p.HasValue));
    }
}
