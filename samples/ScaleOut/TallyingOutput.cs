using System.Text;

namespace ScaleOut;

/// <summary>A text writer that counts the lines of workers in the same process, and prints the lines in a readable form.</summary>
internal sealed class TallyingOutput(TextWriter inner, Tally tally) : TextWriter
{
    public override Encoding Encoding => inner.Encoding;

    public override void WriteLine(object? value)
    {
        if (value is not HandledLine line)
        {
            inner.WriteLine(value);
            return;
        }

        tally.Add(line);
        lock (inner) inner.WriteLine($"{line.Worker,-8}  account {line.Account[9..15]}  change {line.Phone,4}  partition {line.Partition}");
    }

    public override void WriteLine(string? value) => inner.WriteLine(value);

    public override void Write(char value) => inner.Write(value);
}
