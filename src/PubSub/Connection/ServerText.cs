using Grpc.Core;
using TypedStreaming.Authentication;

namespace TypedStreaming.PubSub.Connection;

/// <summary>
/// Makes a server's error messages safe for exceptions and logs. Such a message can contain the access token, or line breaks that would make it look
/// like several log entries.
/// </summary>
internal static class ServerText
{
    private const int Longest = 1000;

    /// <summary>
    /// Returns the failure with a safe error message, which contains neither the token nor control characters, and has at most 1,000 characters.
    /// </summary>
    public static RpcException Clean(RpcException failure, AccessToken? token)
    {
        var (text, cause, secret) = (failure.Status.Detail ?? "", failure.Status.DebugException, token?.Reveal());
        var clean = Clean(text, secret);
        var cleanCause = cause is null ? null : SecretMask.Apply(cause, secret); // It says why there is no connection.
        var trailers = Clean(failure.Trailers, secret);
        return ReferenceEquals(text, clean) && ReferenceEquals(cause, cleanCause) && ReferenceEquals(trailers, failure.Trailers)
            ? failure
            : new RpcException(new Status(failure.StatusCode, clean, cleanCause), trailers);
    }

    /// <summary>Returns the trailers with safe texts. One of them is the server's error code.</summary>
    private static Metadata Clean(Metadata trailers, string? secret)
    {
        if (trailers.All(entry => entry.IsBinary || ReferenceEquals(entry.Value, Clean(entry.Value, secret)))) return trailers;
        var clean = new Metadata();
        foreach (var entry in trailers) clean.Add(entry.IsBinary ? entry : new Metadata.Entry(entry.Key, Clean(entry.Value, secret)));
        return clean;
    }

    /// <summary>Returns a safe form of a server's error message.</summary>
    public static string Clean(string text, string? secret)
    {
        text = SecretMask.Apply(text, secret);
        if (text.Length > Longest) text = text[..Longest] + "...";
        return text.Any(char.IsControl) ? string.Create(text.Length, text, static (target, source) =>
        {
            for (var i = 0; i < target.Length; i++) target[i] = char.IsControl(source[i]) ? ' ' : source[i];
        }) : text;
    }
}
