using TypedStreaming.Tool.Generate;
using TypedStreaming.Tool.Running;
using TypedStreaming.Tool.Tests.Fixtures;

namespace TypedStreaming.Tool.Tests.Generate;

/// <summary>Files are written as a whole or not at all.</summary>
public sealed class WrittenFilesTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("typedstreaming-tool-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Files_are_written_and_nothing_else_is_left()
    {
        await WriteAsync(new WrittenFiles(isForced: false), ("a.cs", "one\n"), ("b.cs", "two\n"));
        Assert.Equal(["a.cs", "b.cs"], Names());
        Assert.Equal("one\n", Read("a.cs"));
    }

    [Fact]
    public async Task An_existing_file_is_replaced_only_by_force_and_keeps_its_mode()
    {
        await File.WriteAllTextAsync(PathOf("b.cs"), "old", TestContext.Current.CancellationToken);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(PathOf("b.cs"), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var refusal = await Assert.ThrowsAsync<ToolException>(() => WriteAsync(new WrittenFiles(isForced: false), ("a.cs", "one"), ("b.cs", "two")));
        Assert.EndsWith("b.cs' already exists. Use --force to replace it, or specify another path.", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(["b.cs"], Names());
        await WriteAsync(new WrittenFiles(isForced: true), ("a.cs", "one"), ("b.cs", "two"));
        Assert.Equal("two", Read("b.cs"));
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(PathOf("b.cs")));
    }

    [Fact]
    public async Task A_second_file_that_fails_is_reported_with_what_was_written_before()
    {
        await File.WriteAllTextAsync(PathOf("b.cs"), "old", TestContext.Current.CancellationToken);
        var files = new WrittenFiles(isForced: true, static (from, to, replace) =>
        {
            if (to.EndsWith("b.cs", StringComparison.Ordinal)) throw new IOException("The disk is gone.");
            File.Move(from, to, replace);
        }, File.Delete);
        var failure = await Assert.ThrowsAsync<ToolException>(() => WriteAsync(files, ("a.cs", "one"), ("b.cs", "two"), ("c.cs", "three")));
        Assert.Equal($"--output: '{PathOf("b.cs")}' cannot be written: The disk is gone. Already written: {PathOf("a.cs")}. Specify another path, or use --force to replace a file.", failure.Message);
        Assert.Equal(["a.cs", "b.cs"], Names());
        Assert.Equal("old", Read("b.cs"));
    }

    [Fact]
    public async Task A_file_that_cannot_be_deleted_hides_no_error_and_the_others_are_deleted()
    {
        var files = new WrittenFiles(
            isForced: false,
            static (_, _, _) => throw new IOException("The disk is gone."),
            static path =>
            {
                if (path.Contains("a.cs", StringComparison.Ordinal)) throw new UnauthorizedAccessException("No.");
                File.Delete(path);
            });
        var failure = await Assert.ThrowsAsync<ToolException>(() => WriteAsync(files, ("a.cs", "one"), ("b.cs", "two"), ("c.cs", "three")));
        Assert.Contains("cannot be written: The disk is gone. Nothing was written.", failure.Message, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Failure, failure.ExitCode);
        Assert.StartsWith(".a.cs.", Assert.Single(Names()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a\0.cs")]
    [InlineData("")]
    public void A_path_that_no_file_can_have_is_refused(string path)
    {
        var refusal = Assert.Throws<ToolException>(() => new WrittenFiles(isForced: true).Check("--output", path));
        Assert.StartsWith($"--output: '{path}' cannot be used: ", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_appears_meanwhile_is_not_replaced()
    {
        var files = new WrittenFiles(isForced: false, static (from, to, replace) =>
        {
            File.WriteAllText(to, "of somebody else");
            File.Move(from, to, replace);
        }, File.Delete);
        var failure = await Assert.ThrowsAsync<ToolException>(() => WriteAsync(files, ("a.cs", "one")));
        Assert.Contains("Nothing was written.", failure.Message, StringComparison.Ordinal);
        Assert.Equal("of somebody else", Read("a.cs"));
        Assert.Equal(["a.cs"], Names());
    }

    [Fact]
    public async Task A_second_file_that_cannot_be_created_leaves_the_first_unwritten()
    {
        var failure = await Assert.ThrowsAsync<ToolException>(() => WriteAsync(new WrittenFiles(isForced: false), ("a.cs", "one"), ("missing/b.cs", "two")));
        Assert.Contains("Nothing was written.", failure.Message, StringComparison.Ordinal);
        Assert.Empty(Names());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_link_is_not_followed(bool exists)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a permission there.");
        if (exists) await File.WriteAllTextAsync(PathOf("target"), "precious", TestContext.Current.CancellationToken);
        File.CreateSymbolicLink(PathOf("a.cs"), PathOf("target"));
        var refusal = await Assert.ThrowsAsync<ToolException>(() => WriteAsync(new WrittenFiles(isForced: true), ("a.cs", "one")));
        Assert.Contains($"is a link to '{PathOf("target")}'. Specify the path of the file itself.", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(exists, File.Exists(PathOf("target")));
    }

    [Fact]
    public async Task A_folder_in_the_place_of_a_file_is_refused()
    {
        Directory.CreateDirectory(PathOf("a.cs"));
        var refusal = await Assert.ThrowsAsync<ToolException>(() => WriteAsync(new WrittenFiles(isForced: true), ("a.cs", "one")));
        Assert.EndsWith("a.cs' is a folder. Specify the path of a file.", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_write_leaves_nothing()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new WrittenFiles(isForced: false).WriteAsync([new FileToWrite("--output", PathOf("a.cs"), "one")], cancelled.Token));
        Assert.Empty(Names());
    }

    private Task WriteAsync(WrittenFiles files, params (string Name, string Text)[] contents) =>
        files.WriteAsync([.. contents.Select(one => new FileToWrite("--output", PathOf(one.Name), one.Text))], TestContext.Current.CancellationToken);

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);

    private string Read(string name) => File.ReadAllText(PathOf(name));

    private IEnumerable<string> Names() => _folder.EnumerateFiles("*", new EnumerationOptions { AttributesToSkip = FileAttributes.None }).Select(static file => file.Name).Order(StringComparer.Ordinal);
}
