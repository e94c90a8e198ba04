using System.Security;
using System.Text.Json;
using TypedStreaming.Replay.Stores;

namespace TypedStreaming.Tests.Replay;

public sealed class LastingFailuresTests
{
    public static TheoryData<Exception> OfPlaceOrProgram =>
    [
        new DirectoryNotFoundException(), new DriveNotFoundException(), new FileNotFoundException(), new PathTooLongException(), new UnauthorizedAccessException(),
        new SecurityException(), new ArgumentException("x"), new ArgumentNullException("x"), new FormatException(), new InvalidCastException(), new InvalidDataException(),
        new JsonException(), new NotImplementedException(), new NotSupportedException(), Activator.CreateInstance<NullReferenceException>(), new ObjectDisposedException("x"),
        new TypeInitializationException("x", null), new TypeLoadException(),
    ];

    public static TheoryData<Exception> OfTheMoment => [new IOException(), new TimeoutException(), new InvalidOperationException(), new OperationCanceledException()];

    [Theory]
    [MemberData(nameof(OfPlaceOrProgram))]
    public void A_missing_place_or_a_defect_of_the_program_lasts(Exception failure)
    {
        Assert.True(LastingFailures.Include(failure));
        Assert.True(LastingFailures.Include(new InvalidOperationException("x", new IOException("x", failure))));
    }

    [Theory]
    [MemberData(nameof(OfTheMoment))]
    public void Other_failures_may_pass(Exception failure)
    {
        Assert.False(LastingFailures.Include(failure));
        Assert.False(LastingFailures.Include(new InvalidOperationException("x", failure)));
    }

    [Theory]
    [InlineData(28)]
    [InlineData(30)]
    [InlineData(69)]
    [InlineData(122)]
    [InlineData(unchecked((int)0x80070013))]
    [InlineData(unchecked((int)0x80070027))]
    [InlineData(unchecked((int)0x80070070))]
    public void A_full_or_read_only_disk_lasts(int code)
    {
        Assert.True(LastingFailures.Include(new IOException("x", code)));
        Assert.False(LastingFailures.Include(new TimeoutException { HResult = code }));
    }

    [Fact]
    public void A_broken_disk_may_be_repaired() => Assert.False(LastingFailures.Include(new IOException("x", 5)));
}
