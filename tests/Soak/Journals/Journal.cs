using System.Globalization;
using System.Text;

namespace TypedStreaming.Soak.Journals;

/// <summary>
/// Numbers of events in a file, one per line. A number is with the operating system when it is appended, and a kill leaves
/// whole lines: each line is one write, and its length divides that of a page.
/// </summary>
internal sealed class Journal(string path) : IDisposable
{
    public const int LineLength = 8;
    public const int Largest = 9_999_999;

    private readonly FileStream _file = new(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);

    public void Append(long number) =>
        _file.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{number:D7}\n")));

    public void Dispose() => _file.Dispose();
}
