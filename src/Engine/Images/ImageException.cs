namespace QueueMonitor.Engine.Images;

/// <summary>What is read is not an image of a floor, or no longer a whole one.</summary>
internal sealed class ImageException(ImageProblem problem, string message) : Exception(message)
{
    public ImageProblem Problem { get; } = problem;

    public static ImageException Damaged(string what) => new(ImageProblem.Damaged, what);
}
