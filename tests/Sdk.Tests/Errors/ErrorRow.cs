namespace TypedStreaming.Tests.Errors;

/// <summary>One exception that the SDK makes.</summary>
/// <param name="Site">The member whose code makes it: <c>Type.Member</c>.</param>
/// <param name="Case">The situation.</param>
/// <param name="Error">Its kind of error.</param>
/// <param name="IsTransient">True if a retry loop continues after it.</param>
/// <param name="Says">A part of its message, which distinguishes it from others.</param>
/// <param name="MakeAsync">Causes the exception.</param>
internal sealed record ErrorRow(string Site, string Case, StreamingError Error, bool IsTransient, string Says, Func<Task<StreamingException>> MakeAsync)
{
    public ErrorRow(string site, string when, StreamingError reason, bool isTransient, string says, Func<StreamingException> make)
        : this(site, when, reason, isTransient, says, () => Task.FromResult(make()))
    {
    }

    public string Name => $"{Site}: {Case}";

    /// <summary>Makes a row for an exception that is caused by something that throws.</summary>
    public static ErrorRow Thrown(string site, string when, StreamingError reason, bool isTransient, string says, Func<Task> act) =>
        new(site, when, reason, isTransient, says, () => Assert.ThrowsAnyAsync<StreamingException>(act));
}
