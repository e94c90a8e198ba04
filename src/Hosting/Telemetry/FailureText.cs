using System.Text;
using TypedStreaming.Hosting.DeadLetters;

namespace TypedStreaming.Hosting.Telemetry;

/// <summary>
/// Describes exceptions. The text of an exception of a handler, or of an event that cannot be read, can contain values of the event's fields, so
/// it is not logged: dead letters have it.
/// </summary>
internal static class FailureText
{
    private const int LongestMessage = 8 * 1024;

    /// <summary>Returns the types of an exception and its inner ones, and where it was thrown.</summary>
    public static string Of(Exception failure)
    {
        var text = new StringBuilder();
        for (var e = failure; e is not null; e = e.InnerException) text.Append(text.Length == 0 ? "" : ", caused by ").Append(e.GetType().FullName);
        if (failure is EventDecodeException { Member: { } member }) text.Append(" of the member ").Append(member);
        if (failure.TargetSite() is { } site) text.Append(" in ").Append(site);
        return text.ToString();
    }

    /// <summary>Returns a sentence: the message where it is the client's own and cannot contain data of an event; else the types.</summary>
    public static string Safe(Exception failure) =>
        failure is LetterFileException or (StreamingException and not (EventDecodeException or GapEventException)) ? failure.Message : $"{Of(failure)}.";

    /// <summary>Returns the types and the messages of an exception and its inner ones. It can contain business data.</summary>
    public static string WithMessages(Exception failure)
    {
        var text = new StringBuilder();
        for (var e = failure; e is not null; e = e.InnerException)
            text.Append(text.Length == 0 ? "" : " <- ").Append(e.GetType().FullName).Append(": ").Append(e.Message);
        return text.Length <= LongestMessage ? text.ToString() : text.ToString(0, LongestMessage);
    }

    /// <summary>The first method in the stack trace, which contains no values.</summary>
    private static string? TargetSite(this Exception failure)
    {
        if (failure.StackTrace is not { } trace) return null;
        var line = trace.AsSpan().TrimStart();
        var end = line.IndexOfAny('\r', '\n');
        if (end >= 0) line = line[..end];
        var file = line.IndexOf(") in ", StringComparison.Ordinal);
        if (file >= 0) line = line[..(file + 1)];
        return line.StartsWith("at ", StringComparison.Ordinal) ? line[3..].ToString() : line.ToString();
    }
}
