using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using TypedStreaming.Decoding;

namespace TypedStreaming;

/// <summary>
/// The new value of a long text (1,000 characters or more) in a change event. Salesforce sends either the whole text or only the difference from the
/// old text, whichever is shorter.
/// </summary>
[JsonConverter(typeof(TextChangeConverter))]
public sealed record TextChange
{
    private TextChange(string? text, string? difference)
    {
        Text = text;
        Difference = difference;
    }

    /// <summary>Gets a value that indicates whether only a difference was sent, so that <see cref="Apply"/> needs the old text.</summary>
    [MemberNotNullWhen(true, nameof(Difference))]
    [MemberNotNullWhen(false, nameof(Text))]
    public bool IsDifference => Difference is not null;

    /// <summary>The whole new text, or null if a difference was sent.</summary>
    public string? Text { get; }

    /// <summary>The difference in the unified format, or null if the whole text was sent.</summary>
    public string? Difference { get; }

    /// <summary>
    /// The SHA-256 hash of the whole new text, in hexadecimal digits; null if the whole text was sent, or if the difference contains no hash.
    /// </summary>
    public string? Sha256 => IsDifference ? UnifiedDiff.HashIn(Difference) : null;

    /// <summary>Converts a new text to a <see cref="TextChange"/>.</summary>
    /// <param name="text">The whole new text.</param>
    public static implicit operator TextChange(string text) => FromText(text);

    /// <summary>Creates a change that contains the whole new text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The change.</returns>
    public static TextChange FromText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new TextChange(text, null);
    }

    /// <summary>Creates a change that contains the difference from the old text.</summary>
    /// <param name="difference">The difference in the unified format, as Salesforce sends it.</param>
    /// <returns>The change.</returns>
    public static TextChange FromDifference(string difference)
    {
        ArgumentNullException.ThrowIfNull(difference);
        return new TextChange(null, difference);
    }

    /// <summary>
    /// Returns the whole new text. If a difference was sent, it is applied to the old text, and the result is checked against the hash. The result
    /// has the same kind of line break as the old text, or the kind that matches the hash.
    /// </summary>
    /// <param name="oldText">The text before the change, exactly as it was. It is ignored if the whole new text was sent.</param>
    /// <returns>The new text.</returns>
    /// <exception cref="ArgumentException">The difference does not apply to this old text. The application must read the record again.</exception>
    /// <exception cref="FormatException">The difference is not in the unified format.</exception>
    public string Apply(string oldText)
    {
        if (!IsDifference) return Text;
        ArgumentNullException.ThrowIfNull(oldText);
        return UnifiedDiff.Parse(Difference).Apply(oldText);
    }

    /// <summary>Returns the new text or, if only a difference was sent, the difference.</summary>
    /// <returns>The text that was sent.</returns>
    public override string ToString() => Text ?? Difference!;
}
