using System.Text;
using TypedStreaming.Hosting.DeadLetters;

namespace TypedStreaming.Hosting.Telemetry;

/// <summary>
/// Describes exceptions for logs, without their messages. The message of an exception from a handler, or from reading an event, can contain
/// values of the event, so such messages are stored in dead letters but never logged.
/// </summary>
internal static class FailureText
{
    private const int LongestMessage = 8 * 1024;

    /// <summary>Returns the types of an exception and its inner exceptions, and the method that threw it.</summary>
    public static string Of(Exception failure)
    {
        var text = new StringBuilder();
        for (var e = failure; e is not null; e = e.InnerException) text.Append(text.Length == 0 ? "" : ", caused by ").Append(e.GetType().FullName);
        if (failure is EventDecodeException { Member: { } member }) text.Append(" of the member ").Append(member);
        if (failure.TargetSite() is { } site) text.Append(" in ").Append(site);
        return text.ToString();
    }

    /// <summary>
    /// Returns a description of an exception, without event data: the exception's message, if the SDK wrote it; otherwise, only the types of the
    /// exception and its inner exceptions.
    /// </summary>
    public static string Safe(Exception failure) =>
        failure is LetterFileException or (StreamingException and not (EventDecodeException or GapEventException)) ? failure.Message : $"{Of(failure)}.";

    /// <summary>Returns the types and the messages of an exception and its inner exceptions. The text can contain business data.</summary>
    public static string WithMessages(Exception failure)
    {
        var text = new StringBuilder();
        for (var e = failure; e is not null; e = e.InnerException)
            text.Append(text.Length == 0 ? "" : " <- ").Append(e.GetType().FullName).Append(": ").Append(e.Message);
        return text.Length <= LongestMessage ? text.ToString() : text.ToString(0, LongestMessage);
    }

    /// <summary>Returns the first method in the stack trace of an exception, without any argument values.</summary>
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
